"""Systems by others, as anybody would set them up, with the same embedding model as the assistant."""

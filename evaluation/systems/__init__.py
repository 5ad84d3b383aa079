"""What is measured: the assistant, and what it is measured against."""

"""Milvus behind the contracts of ``index.vectors``: many servers share one engine that finds vectors and words."""

"""How fast the assistant is, on this machine."""

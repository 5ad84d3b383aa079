"""What responses are measured by: pure functions of questions and responses."""

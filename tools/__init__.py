"""What developers and CI run beside the program itself."""

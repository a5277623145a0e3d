"""What keeps a finished Word file from being accessible, clean and right when it is opened."""

"""The pages where phones give points and cards. They work without a script, too."""

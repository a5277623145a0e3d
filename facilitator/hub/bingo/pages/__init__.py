"""The pages for phones: joining, the card, meeting people. They work without a script, too."""

"""What all pages for phones share, whatever is entered on them."""

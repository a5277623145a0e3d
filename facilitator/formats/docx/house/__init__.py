"""An organisation's own Word file as the template: read with care, emptied, and completed."""

"""What editors polished in Word: shown beside the record, chosen, taken over."""

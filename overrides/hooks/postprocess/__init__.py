"""What happens to a built folder before it is published. No engine is imported here."""

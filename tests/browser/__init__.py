"""Promises that only a real browser can keep: what is fetched, stored, pressed, found and printed."""

"""Readers, one file per family of data; each yields ``Document`` objects."""

"""Pages and exports to bytes in output/: the only room besides the import that writes."""

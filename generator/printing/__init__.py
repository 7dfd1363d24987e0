"""What is printed: PDFs made with a browser that is on the machine, as files and not as a part of the site."""

"""Printed pages to the drafts of a document, whatever read the pages: a PDF's own text, or a recogniser of pictures."""

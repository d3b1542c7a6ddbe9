"""The parts of the HTML report: the status of every number, the document with its numbers marked, the findings, the picture of coverage, the page around them."""

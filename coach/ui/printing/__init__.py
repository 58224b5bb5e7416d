"""Papers: painted page by page, to be saved as PDF or sent to a printer."""

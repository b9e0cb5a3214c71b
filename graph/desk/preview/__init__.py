"""A live preview on this machine alone: the page of a dataset, made again whenever its files are saved."""

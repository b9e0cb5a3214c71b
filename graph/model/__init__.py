"""The ground: records, dates, figures, vocabulary and standing; reads and writes nothing."""

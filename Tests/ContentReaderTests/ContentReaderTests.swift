// ContentReaderTests

// RegistersTests

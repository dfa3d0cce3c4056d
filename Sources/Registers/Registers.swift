// Registers

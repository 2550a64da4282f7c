extension SIMDMask<SIMD16<Int32>> {
    /// Which lanes are true, a bit for each. The multiplication moves eight bits that stand a byte apart into one byte; the compiler has no name for
    /// the instruction that does this.
    @inline(__always) var bits: UInt32 {
        let bytes = SIMD16<UInt8>(truncatingIfNeeded: SIMD16<UInt32>().replacing(with: 1, where: self))
        let halves = unsafeBitCast(bytes, to: SIMD2<UInt64>.self) &* 0x0102_0408_1020_4080
        return UInt32(truncatingIfNeeded: halves[0] >> 56 | (halves[1] >> 56) << 8)
    }

    /// Does something for each lane that is true.
    @inline(__always) func eachTrue(_ body: (Int) -> Void) {
        var left = bits
        while left != 0 {
            body(left.trailingZeroBitCount)
            left &= left - 1
        }
    }
}

extension SIMD16<UInt32> {
    /// Numbers below 2^23 as floats: set into the mantissa of 2^23, which is then taken off. The compiler does a plain conversion by calling a function.
    @inline(__always) var asFloats: SIMD16<Float> { unsafeBitCast(self | 0x4B00_0000, to: SIMD16<Float>.self) - 8_388_608 }
}

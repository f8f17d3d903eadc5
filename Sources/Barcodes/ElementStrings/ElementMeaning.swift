// From elements to what the shop wants to know: which article, how much, which lot, until when.

extension ScannedCode {
    /// A code made of checked elements; `whole` is the scan it came from, for the key of codes without a number.
    init(elements: [ReadElement], symbology: Symbology, whole: ArraySlice<UInt8>, currentYear: Int) {
        self.init(symbology: symbology, key: BarcodeKey(code: Array(whole)))
        self.elements.reserveCapacity(elements.count)
        for element in elements { append(element, currentYear: currentYear) }
        if let gtin {
            key = BarcodeKey(gtin)
        } else if let sscc {
            key = BarcodeKey(text: sscc)
        }
    }

    /// Adds one checked element and what it says.
    mutating func append(_ element: ReadElement, currentYear: Int) {
        let value = element.value
        elements.append(GS1Element(ai: element.identifier.text, value: value.asciiText))
        func date() -> CalendarDate? {
            CalendarDate.fromElement(value.prefix(6), currentYear: currentYear, allowsDayZero: true)
        }
        switch (element.identifier.width, element.identifier.number) {
        case (2, 0): sscc = value.asciiText
        case (2, 1...3): gtin = gtin ?? GTIN(digits: value)
        case (2, 10): lot = value.asciiText
        case (2, 11): productionDate = date()
        case (2, 13): packagingDate = date()
        case (2, 15): bestBefore = date()
        case (2, 16): sellBy = date()
        case (2, 17): expiry = date()
        case (2, 21): serial = value.asciiText
        case (2, 30), (2, 37): quantity = quantity ?? value.decimalValue
        case (4, 7003): expiry = expiry ?? date()
        case (4, 8008): productionDate = productionDate ?? date()
        case (4, 3100...3699): appendMeasure(element)
        case (4, 3920...3929):
            price = value.decimalValue.map { ScannedPrice(amount: $0, decimals: element.identifier.number % 10) }
        case (4, 3930...3939):
            guard let currency = value.prefix(3).decimalValue, let amount = value.dropFirst(3).decimalValue else { break }
            price = ScannedPrice(amount: amount, decimals: element.identifier.number % 10, currency: Int(currency))
        default: break
        }
    }

    /// One unit of the trade measures (3100 to 3699) in 1/divisor grams or millilitres, by exact definition.
    private struct MeasureUnit {
        let target: WritableKeyPath<ScannedCode, Int64?>
        let factor: Int64
        let divisor: Int64
    }

    private static func unit(of identifier: ApplicationIdentifier) -> MeasureUnit? {
        switch identifier.number / 10 {
        case 310: MeasureUnit(target: \.weightGrams, factor: 1000, divisor: 1)
        case 320: MeasureUnit(target: \.weightGrams, factor: 45_359_237, divisor: 100_000)  // pound
        case 356: MeasureUnit(target: \.weightGrams, factor: 311_034_768, divisor: 10_000_000)  // troy ounce
        case 330: MeasureUnit(target: \.grossWeightGrams, factor: 1000, divisor: 1)
        case 340: MeasureUnit(target: \.grossWeightGrams, factor: 45_359_237, divisor: 100_000)
        case 315: MeasureUnit(target: \.volumeMillilitres, factor: 1000, divisor: 1)
        case 316: MeasureUnit(target: \.volumeMillilitres, factor: 1_000_000, divisor: 1)
        case 360: MeasureUnit(target: \.volumeMillilitres, factor: 946_352_946, divisor: 1_000_000)  // US quart
        case 361: MeasureUnit(target: \.volumeMillilitres, factor: 3_785_411_784, divisor: 1_000_000)  // US gallon
        case 364: MeasureUnit(target: \.volumeMillilitres, factor: 16_387_064, divisor: 1_000_000)  // cubic inch
        case 365: MeasureUnit(target: \.volumeMillilitres, factor: 28_316_846_592, divisor: 1_000_000)  // cubic foot
        case 366: MeasureUnit(target: \.volumeMillilitres, factor: 764_554_857_984, divisor: 1_000_000)  // cubic yard
        default: nil
        }
    }

    private mutating func appendMeasure(_ element: ReadElement) {
        guard let unit = ScannedCode.unit(of: element.identifier), let figure = element.value.decimalValue,
            let decimals = powerOfTen(element.identifier.number % 10),
            let measure = scaled(figure, by: unit.factor, over: unit.divisor * decimals)
        else { return }
        self[keyPath: unit.target] = measure.rounded
        if !measure.isExact {
            warn(
                .measureRounded,
                "\(element.name) was rounded to whole "
                    + (unit.target == \.volumeMillilitres ? "millilitres." : "grams."))
        }
    }
}

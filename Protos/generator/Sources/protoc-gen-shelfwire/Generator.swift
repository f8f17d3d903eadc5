// The protoc plugin of Shelfwire: .proto files in, Swift over protobuf-c out.
//
// One run writes every file of one set: `<File>.swift` with messages and enums, `<File>Calls.swift` with service stubs,
// the umbrella header and module map of the C target, the descriptors for reflection, and the random samples that the
// tests use. `Protos/generate` puts each where it belongs.

import SwiftProtobufPluginLibrary

@main
struct Generator: CodeGenerator {
    var supportedFeatures: [Google_Protobuf_Compiler_CodeGeneratorResponse.Feature] { [] }

    func generate(
        files: [FileDescriptor],
        parameter: any CodeGeneratorParameter,
        protoCompilerContext: any ProtoCompilerContext,
        generatorOutputs: any GeneratorOutputs
    ) throws {
        let options = try Options(parameter.parsedPairs)
        let schemas = try files.map { try SchemaReader(file: $0, files: files).read() }
        for schema in schemas {
            try generatorOutputs.add(
                fileName: "\(schema.fileName).swift", contents: MessageWriter(options: options).file(schema))
            if !schema.services.isEmpty {
                try generatorOutputs.add(
                    fileName: "\(schema.fileName)Calls.swift", contents: CallsWriter(options: options).file(schema))
            }
        }
        if let descriptors = options.descriptors {
            let own = files.filter { !$0.package.hasPrefix("google.") }
            try generatorOutputs.add(
                fileName: "\(descriptors).swift", contents: try DescriptorsWriter().file(own, typeName: descriptors))
        }
        let umbrella = UmbrellaWriter(module: options.cModule)
        try generatorOutputs.add(fileName: "\(options.cModule).h", contents: umbrella.header(schemas))
        try generatorOutputs.add(fileName: "module.modulemap", contents: umbrella.moduleMap())
        try generatorOutputs.add(
            fileName: "\(options.samples).swift", contents: SamplesWriter(options: options).file(schemas))
    }
}

/// What `--shelfwire_opt` says: `c_module=CWire`, `samples=WireSamples`, and, for a set with reflection,
/// `descriptors=WireDescriptors`; `testing` for a set that lives in the test target.
struct Options {
    var cModule = "CWire"
    var samples = "WireSamples"
    var descriptors: String?
    var isForTests = false

    init(_ pairs: [(key: String, value: String)]) throws {
        for pair in pairs {
            switch pair.key {
            case "c_module": cModule = pair.value
            case "samples": samples = pair.value
            case "descriptors": descriptors = pair.value
            case "testing": isForTests = true
            default: throw Refusal("unknown option '\(pair.key)'")
            }
        }
    }
}

/// Why a .proto file cannot be generated; protoc prints it.
struct Refusal: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

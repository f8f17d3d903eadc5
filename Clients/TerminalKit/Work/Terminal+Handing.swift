// What a simulation puts into the device's hands without a call to the server: who holds it, and what for.

extension Terminal {
    /// The device is in this person's hands, who has signed in elsewhere; nil for nobody's.
    package func hand(to person: Person?) throws(TerminalError) {
        try keep { $0.person = person }
    }

    /// The person was told on paper what to work on.
    package func begin(_ task: WorkTask) throws(TerminalError) {
        try take(task)
    }
}

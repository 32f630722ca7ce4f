/// A time in which something failed for everybody (network, power, the service), on one question or on all. It finds who was
/// really hit: by what the candidate's own facts show, not by having been there.
package struct Outage: Sendable {
    package let from: Moment
    package let to: Moment
    /// Nil: whatever the candidate did.
    package let question: QuestionID?

    /// - Parameter to: not before `from`.
    package init(from: Moment, to: Moment, question: QuestionID?) {
        self.from = from
        self.to = max(from, to)
        self.question = question
    }

    /// One thing that it broke.
    package struct Hit: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            /// A recording that ran in that time failed, or its failure was told in that time.
            case recordingFailed
            /// Its file had begun to arrive and then nothing came over the whole time.
            case uploadStalled
            /// The identity check was cancelled in that time.
            case checkCancelled
        }

        package let kind: Kind
        package let at: Moment
        package let question: QuestionID?
        package let recording: RecordingKey?
        package let device: String?
    }

    /// What would make good for it; a proposal, granted by staff or not at all.
    package struct Proposal: Hashable, Sendable {
        /// Nil: all questions.
        package let question: QuestionID?
        package let minutes: Int
        package let takes: Int
    }

    package struct Damage: Hashable, Sendable {
        package let hits: [Hit]
        package let proposals: [Proposal]
    }

    /// What it did to one candidate; nil where nothing of theirs was broken.
    ///
    /// - Parameters:
    ///   - session: settled at the moment of asking.
    ///   - facts: the candidate's own, in order.
    package func damage(to session: Session, facts: [Fact], in exam: ExamInForce) -> Damage? {
        let asked = exam.exam.questions.filter { question == nil || question == $0.id }.map(\.id)
        let onQuestions = asked.map { id in (id, failures(on: id, session, facts) + stalls(on: id, session, facts)) }
        let cancelled = question == nil ? cancels(facts) : []
        let hits = (cancelled + onQuestions.flatMap(\.1)).sorted { $0.at < $1.at }
        guard !hits.isEmpty else { return nil }
        let proposals =
            onQuestions.compactMap { id, hits in hits.isEmpty ? nil : proposal(for: hits, on: id, session, in: exam) }
            + [proposal(forCancelled: cancelled, facts)].compactMap { $0 }
        return Damage(hits: hits, proposals: proposals)
    }

    // MARK: - What was broken

    private func failures(on id: QuestionID, _ session: Session, _ facts: [Fact]) -> [Hit] {
        recordings(of: session.answer(id)).compactMap { key, recording in
            guard recording.failure != nil, let stoppedAt = recording.stoppedAt else { return nil }
            let told = facts.first { $0.act.tellsFailure(of: key, on: id) }?.at ?? stoppedAt
            let ran = recording.startedAt <= to && stoppedAt >= from
            guard ran || (from...to).contains(told) else { return nil }
            return Hit(
                kind: .recordingFailed, at: ran ? stoppedAt : told, question: id, recording: key,
                device: recording.device)
        }
    }

    /// The gap in a file's progress that holds the whole time.
    private func stalls(on id: QuestionID, _ session: Session, _ facts: [Fact]) -> [Hit] {
        recordings(of: session.answer(id)).compactMap { key, recording in
            guard recording.failure == nil else { return nil }
            let progress = facts.compactMap { fact in
                fact.act.progress(of: key, on: id).map { (progress: $0, at: fact.at) }
            }
            guard let before = progress.last(where: { $0.at < from }), !before.progress.isWhole,
                !progress.contains(where: { (from...to).contains($0.at) })
            else { return nil }
            return Hit(kind: .uploadStalled, at: from, question: id, recording: key, device: recording.device)
        }
    }

    private func cancels(_ facts: [Fact]) -> [Hit] {
        facts.filter { $0.act == .identityCheck(.cancelled) && (from...to).contains($0.at) }.map {
            Hit(kind: .checkCancelled, at: $0.at, question: nil, recording: nil, device: nil)
        }
    }

    private func recordings(of answer: Answer) -> [(RecordingKey, Recording)] {
        answer.takes.flatMap { take in
            Camera.allCases.compactMap { camera in
                take.recordings[camera].map { (RecordingKey(take: take.number, camera: camera), $0) }
            }
        }
    }

    // MARK: - What would make good for it

    /// The part of the candidate's clock that fell into that time, and the takes that it cost.
    private func proposal(
        for hits: [Hit], on id: QuestionID, _ session: Session, in exam: ExamInForce
    ) -> Proposal? {
        let answer = session.answer(id)
        let uploadsUntil = session.allowance(on: id, in: exam).uploadsUntil
        if answer.isSubmitted {
            // Nothing would come of more time, but for a file that never came: then uploads have to be taken longer.
            let isWhole = answer.selectedTake.flatMap(answer.take)?.filesAreComplete ?? true
            guard !isWhole, hits.contains(where: { $0.kind == .uploadStalled }), session.clock ?? to > uploadsUntil
            else { return nil }
            return Proposal(question: id, minutes: minutesFrom(from, to: to), takes: 0)
        }
        let end = min(session.deadline(of: id, in: exam), to)
        let minutes = answer.startedAt.map { minutesFrom(max($0, from), to: end) } ?? 0
        let failed = Set(hits.filter { $0.kind == .recordingFailed }.compactMap { $0.recording?.take })
        let rules = answer.settings?.recording
        let takes = rules?.failedTakeCounts == true && rules?.takes.limit != nil ? failed.count : 0
        return minutes > 0 || takes > 0 ? Proposal(question: id, minutes: minutes, takes: takes) : nil
    }

    /// From the first cancel to the check that was passed, or to the end of that time.
    private func proposal(forCancelled hits: [Hit], _ facts: [Fact]) -> Proposal? {
        guard let first = hits.first else { return nil }
        let passed = facts.first { $0.act == .identityCheck(.passed) && $0.at >= first.at }?.at
        let minutes = minutesFrom(first.at, to: min(passed ?? to, to))
        return minutes > 0 ? Proposal(question: nil, minutes: minutes, takes: 0) : nil
    }

    /// Begun minutes count whole.
    private func minutesFrom(_ start: Moment, to end: Moment) -> Int {
        Int((max(0, (end - start).milliseconds) + 59_999) / 60_000)
    }
}

extension CandidateAct {
    fileprivate func tellsFailure(of key: RecordingKey, on question: QuestionID) -> Bool {
        guard case .question(question, .failRecording(key, _)) = self else { return false }
        return true
    }

    fileprivate func progress(of key: RecordingKey, on question: QuestionID) -> UploadProgress? {
        guard case .question(question, .receiveUpload(key, let progress, _)) = self else { return nil }
        return progress
    }
}

extension Outage.Hit.Kind {
    package var told: Phrase {
        switch self {
        case .recordingFailed: Phrase(zh: "录制失败", en: "recording failed")
        case .uploadStalled: Phrase(zh: "上传中断", en: "upload stalled")
        case .checkCancelled: Phrase(zh: "实人验证中断", en: "identity check cancelled")
        }
    }
}

using DocsBot.Core.Answering.Repeating;

namespace DocsBot.Lab.Analysis.Replay;

/// <summary>The prompt of an interaction, made anew.</summary>
/// <param name="Proof">Whether it is the one that was sent.</param>
/// <param name="Because">The same in a sentence, with the reason where it is not.</param>
/// <param name="Prepared">The prompt; null when it could not be made.</param>
internal sealed record RestoredPrompt(ReplayProof Proof, string Because, PreparedAnswer? Prepared);

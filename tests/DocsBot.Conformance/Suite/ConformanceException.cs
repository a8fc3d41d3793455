namespace DocsBot.Conformance.Suite;

/// <summary>A store got the right answers, but by requests that no client should send.</summary>
/// <param name="message">The requests and what is wrong with them, one a line.</param>
public sealed class ConformanceException(string message) : Exception(message);

namespace DocsBot.EndToEnd.Tests.Loop;

/// <summary>What a command of the Lab said.</summary>
/// <param name="Output">Its result.</param>
/// <param name="Errors">Everything else.</param>
internal sealed record LabResult(string Output, string Errors);

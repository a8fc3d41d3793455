using DocsBot.Conformance.Validation;

namespace DocsBot.Conformance.Commands;

/// <summary>What a run of the suite was asked for.</summary>
/// <param name="Qdrant">A real server to run on as well; null for none.</param>
/// <param name="ApiKey">Its key.</param>
/// <param name="Validator">Checks the requests that the double gets; null checks none.</param>
/// <param name="Verbose">Whether to print each case, and each shape of request.</param>
internal sealed record SuiteOptions(Uri? Qdrant, string? ApiKey, RequestValidator? Validator, bool Verbose);

namespace DocsBot.Providers.Log.Transfer;

/// <summary>A line that cannot be imported.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record LogImportFault(long Line, string Message);

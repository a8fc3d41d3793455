namespace DocsBot.Ingest;

/// <summary>The command line asks for something that cannot be. The message says what and how to put it right.</summary>
internal sealed class UsageException(string message) : Exception(message);

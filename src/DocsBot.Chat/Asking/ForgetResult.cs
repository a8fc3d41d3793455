namespace DocsBot.Chat.Asking;

/// <summary>What became of a reader's wish to have a conversation deleted.</summary>
public enum ForgetResult
{
    /// <summary>It is deleted, or was not there.</summary>
    Forgotten,

    /// <summary>The id is not one this service gives.</summary>
    NotAnId,

    /// <summary>The log cannot take the order at the moment.</summary>
    Busy,
}

namespace DocsBot.Core.Answering;

/// <summary>Who said something.</summary>
public enum TurnRole
{
    /// <summary>The person who asks.</summary>
    User,

    /// <summary>DocsBot.</summary>
    Assistant,
}

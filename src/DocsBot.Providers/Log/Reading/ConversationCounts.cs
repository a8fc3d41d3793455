namespace DocsBot.Providers.Log.Reading;

/// <summary>Conversations, counted where and when their last interaction was.</summary>
/// <param name="Conversations">How many ended; a later question takes a conversation to a later day.</param>
/// <param name="Resolved">Of them, those whose last interaction is answered, not thumbed down and not asked again.</param>
/// <param name="PricedResolved">Of the resolved, those whose last interaction has a known cost.</param>
public sealed record ConversationCounts(long Conversations, long Resolved, long PricedResolved)
{
    /// <summary>The share that is resolved.</summary>
    public Proportion ResolvedRate => new(Resolved, Conversations);
}

namespace DocsBot.Providers.Diagnosis;

/// <summary>How much a finding matters.</summary>
public enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Works, but somebody should know.</summary>
    Notice,

    /// <summary>Does not work, or not as it should.</summary>
    Wrong,
}

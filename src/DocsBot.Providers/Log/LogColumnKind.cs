namespace DocsBot.Providers.Log;

/// <summary>The type of a column, in either database.</summary>
internal enum LogColumnKind
{
    /// <summary>Text; times are ISO 8601 in UTC.</summary>
    Text,

    /// <summary>A list as JSON text.</summary>
    Json,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A floating-point number of 64 bits.</summary>
    Real,
}

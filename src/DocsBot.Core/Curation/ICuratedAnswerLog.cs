namespace DocsBot.Core.Curation;

/// <summary>Where accepted answers are kept; several replicas may share one. Safe for many calls at once.</summary>
public interface ICuratedAnswerLog
{
    /// <summary>The answers in force, when they changed since a reading.</summary>
    /// <param name="known">The revision of that reading; null to read them in any case.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null when nothing changed.</returns>
    /// <exception cref="CurationLogException">They cannot be read.</exception>
    Task<CuratedAnswerReading?> ReadAsync(long? known, CancellationToken cancellationToken);
}

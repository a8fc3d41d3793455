namespace DocsBot.Providers.Diagnosis;

/// <summary>Looks at one part of an installation and says what is right and what is wrong with it. It changes nothing.</summary>
public interface IExamination
{
    /// <summary>What is looked at, for a heading.</summary>
    string Subject { get; }

    /// <summary>Looks, and tells each finding as it is made. It does not fail: what cannot be looked at is a finding.</summary>
    IAsyncEnumerable<Finding> RunAsync(CancellationToken cancellationToken);
}

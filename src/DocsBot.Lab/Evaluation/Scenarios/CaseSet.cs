using DocsBot.Lab.Engine;

namespace DocsBot.Lab.Evaluation.Scenarios;

/// <summary>Questions with the index that they are asked of.</summary>
internal abstract class CaseSet
{
    private static readonly string[] ScenarioEndings = [".yaml", ".yml"];

    /// <summary>The set's name.</summary>
    public abstract string Name { get; }

    /// <summary>The questions.</summary>
    public abstract IReadOnlyList<EvaluationCase> Cases { get; }

    /// <summary>What a reader of the scores should know of the set's files, each in a line.</summary>
    public virtual IReadOnlyList<string> Remarks => [];

    /// <summary>Hash of the questions, and of the documents where they are the set's own, in lower-case hexadecimal.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    public abstract Task<string> HashAsync(CancellationToken cancellationToken);

    /// <summary>The snapshot of the index, where that is not made for the evaluation; null otherwise.</summary>
    /// <param name="engine">The index that is configured.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="Core.Retrieval.IndexUnavailableException">There is no index.</exception>
    public abstract Task<string?> SnapshotAsync(LabEngine engine, CancellationToken cancellationToken);

    /// <summary>Opens the index, or makes it.</summary>
    /// <param name="engine">The index that is configured.</param>
    /// <param name="cancellationToken">Stops indexing.</param>
    public abstract Task<CaseIndex> OpenAsync(LabEngine engine, CancellationToken cancellationToken);

    /// <summary>Reads a set: a folder with a corpus of its own, or a scenario file about the documentation.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="docs">A folder of documentation that scenario files are asked of; null for the configured index.</param>
    /// <exception cref="EvaluationSetException">It is not there, or a line of it is wrong.</exception>
    /// <exception cref="Core.Prompts.PromptException">A scenario file is wrong.</exception>
    public static CaseSet Read(string path, string? docs)
    {
        if (Directory.Exists(path))
        {
            return FolderCases.Read(path);
        }

        return ScenarioEndings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
            ? new ScenarioCases(path, docs)
            : throw new EvaluationSetException(path, line: null, "there is no such folder, and a scenario file ends with .yaml.");
    }
}

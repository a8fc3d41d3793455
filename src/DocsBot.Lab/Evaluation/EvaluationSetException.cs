namespace DocsBot.Lab.Evaluation;

/// <summary>An evaluation set cannot be used. The message says which file, which line, and what is wrong with it.</summary>
public sealed class EvaluationSetException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, from 1; null for the file as a whole.</param>
    /// <param name="fault">What is wrong, as the end of a sentence.</param>
    /// <param name="innerException">The fault below, if there is one.</param>
    public EvaluationSetException(string file, int? line, string fault, Exception? innerException = null)
        : base(line is null ? $"{file}: {fault}" : FormattableString.Invariant($"{file}, line {line}: {fault}"), innerException)
    {
    }
}

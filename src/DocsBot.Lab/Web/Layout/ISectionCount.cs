namespace DocsBot.Lab.Web.Layout;

/// <summary>The number beside a section in the navigation, such as how many interactions wait for a reviewer. Register one as a service for each section that has a number.</summary>
public interface ISectionCount
{
    /// <summary>Whose number it is.</summary>
    WorkbenchSection Section { get; }

    /// <summary>What is counted, in words that go after the number, for example "wait for review".</summary>
    string Of { get; }

    /// <summary>Counts. It is asked at most every few seconds.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when there is nothing to count.</returns>
    Task<long?> CountAsync(CancellationToken cancellationToken);
}

namespace DocsBot.Lab.Web.Components;

/// <summary>How a table is sorted, and the addresses that sort it otherwise.</summary>
/// <param name="Address">The page's address with all else that was asked of it.</param>
/// <param name="By">The column.</param>
/// <param name="IsDescending">Whether the largest come first.</param>
public sealed record TableSort(PageAddress Address, string By, bool IsDescending)
{
    /// <summary>Reads it from an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="columns">The columns that can be sorted by; the first one holds when none is asked for.</param>
    /// <param name="isDescending">Whether the largest come first when nothing is asked for.</param>
    public static TableSort Of(PageAddress address, IReadOnlyList<string> columns, bool isDescending = true)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(columns);
        var by = address.Find("sort");
        return by is not null && columns.Contains(by, StringComparer.Ordinal)
            ? new TableSort(address, by, address.Find("order") != "asc")
            : new TableSort(address, columns[0], isDescending);
    }

    /// <summary>The address that sorts by a column; by the one it is sorted by already, the other way round.</summary>
    public string Href(string column, bool isNumber)
    {
        var isDown = column == By ? !IsDescending : isNumber;
        return Address.With("sort", column).With("order", isDown ? "desc" : "asc").ToString();
    }

    /// <summary>Sorts rows; those without a value come last, whatever the order.</summary>
    /// <typeparam name="T">A row.</typeparam>
    /// <typeparam name="TKey">What they are sorted by.</typeparam>
    public IReadOnlyList<T> Apply<T, TKey>(IEnumerable<T> rows, Func<T, TKey?> key)
    {
        var known = rows.OrderBy(row => key(row) is null);
        return [.. IsDescending ? known.ThenByDescending(key) : known.ThenBy(key)];
    }
}

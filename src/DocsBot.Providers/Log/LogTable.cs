using System.Reflection;

namespace DocsBot.Providers.Log;

/// <summary>A table of the log whose rows are written in bulk, exported and imported; its values are null, a string, a <see cref="long"/> or a <see cref="double"/>.</summary>
/// <param name="name">Its name in either database.</param>
/// <param name="rowType">The type whose properties are its columns, for <see cref="ValuesOf"/>; null where rows are only copied.</param>
/// <param name="columns">Its columns.</param>
internal sealed class LogTable(string name, Type? rowType, IReadOnlyList<LogColumn> columns)
{
    private readonly PropertyInfo[] _properties = rowType is null
        ? []
        : [.. columns.Select(column => rowType.GetProperty(column.Property) ?? throw new InvalidOperationException($"{rowType.Name} has no property {column.Property}."))];

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its columns.</summary>
    public IReadOnlyList<LogColumn> Columns { get; } = columns;

    /// <summary>The names of its columns, as a statement lists them.</summary>
    public string ColumnNames { get; } = string.Join(", ", columns.Select(column => column.Name));

    /// <summary>The values of a row in the order of the columns.</summary>
    public object?[] ValuesOf(object row)
    {
        var values = new object?[_properties.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = _properties[i].GetValue(row);
            values[i] = value is int number ? (long)number : value;
        }

        return values;
    }

    /// <summary>Whether a whole number fits into what a row is read into.</summary>
    public bool Fits(int column, long number) => number is >= int.MinValue and <= int.MaxValue || _properties.Length == 0 || !IsInt32(_properties[column].PropertyType);

    /// <summary>Where a column stands.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i].Name, column, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsInt32(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(int);
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using DocsBot.Chat.Hosting;
using DocsBot.Core.Answering;
using DocsBot.Providers.OpenAI;

namespace DocsBot.Chat.Tests.Documentation;

/// <summary>A key of the configuration, read from the options classes: those with a constant <c>Section</c>.</summary>
internal sealed record Setting(string Key, string Default, string Variable, string? Range)
{
    public static IReadOnlyList<Setting> All { get; } =
        [.. new[] { typeof(ChatApplication), typeof(ModelOptions), typeof(AnswerOptions) }.SelectMany(type => type.Assembly.GetExportedTypes()).SelectMany(Read)];

    private static IEnumerable<Setting> Read(Type type)
    {
        if (type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() is not string section)
        {
            return [];
        }

        var defaults = Activator.CreateInstance(type);
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => new Setting(
            $"{section}:{property.Name}",
            Written(property.GetValue(defaults)),
            $"{section}__{property.Name}{(property.PropertyType.IsArray ? "__0" : property.PropertyType.IsAssignableTo(typeof(System.Collections.IDictionary)) ? "__<name>" : "")}",
            RangeOf(property)));
    }

    private static string Written(object? value) => value switch
    {
        null => "none",
        Array { Length: 0 } => "empty",
        System.Collections.IDictionary { Count: 0 } => "none",
        bool yes => yes ? "`true`" : "`false`",
        TimeSpan time => $"`{time:c}`",
        string text => $"`{text.Replace('\\', '/')}`",
        IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => throw new NotSupportedException($"The configuration page has no way to write {value}."),
    };

    private static string? RangeOf(PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>() is { } range
        ? string.Create(CultureInfo.InvariantCulture, $"{Bound(range.Minimum)} to {Bound(range.Maximum)}")
        : null;

    private static string Bound(object bound) => bound is string text ? text : string.Create(CultureInfo.InvariantCulture, $"{bound:#,0.###}");
}

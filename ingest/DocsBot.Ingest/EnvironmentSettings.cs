using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace DocsBot.Ingest;

/// <summary>Reads settings from the environment variables that the chat service knows as well, such as <c>Embedding__RefitAt</c> and <c>Qdrant__Url</c>.</summary>
internal static class EnvironmentSettings
{
    /// <summary>The settings of a section; what no variable names keeps its default.</summary>
    /// <param name="section">Name of the section.</param>
    /// <param name="variables">Environment variables by name.</param>
    /// <param name="change">Changes what was read before it is checked, for what the command line says; null for nothing.</param>
    /// <exception cref="UsageException">A variable has an unknown name, does not parse or is out of range.</exception>
    public static T Read<T>(string section, IDictionary variables, Action<T>? change = null)
        where T : class, new()
    {
        var prefix = section + "__";
        var options = (T)Read(typeof(T), prefix, variables);
        change?.Invoke(options);
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? options
            : throw new UsageException(string.Join(' ', faults.Select(fault => $"{prefix}{fault.MemberNames.First()}: {fault.ErrorMessage}")));
    }

    private static object Read(Type type, string prefix, IDictionary variables)
    {
        var options = Activator.CreateInstance(type)!;
        var known = type.GetProperties().Where(property => property.CanWrite).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in variables)
        {
            if (variable.Key is not string name || !name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!known.TryGetValue(name[prefix.Length..].Split("__")[0], out var property) || (ElementOf(property) is null && name.Length > prefix.Length + property.Name.Length))
            {
                throw new UsageException($"Unknown environment variable {name}. Known: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal).Select(key => prefix + key))}.");
            }

            // An empty variable is how a compose file leaves one unset.
            if (ElementOf(property) is null && variable.Value is string { Length: > 0 } value)
            {
                property.SetValue(options, Parse(name, value, property.PropertyType));
            }
        }

        foreach (var list in known.Values.Where(property => ElementOf(property) is not null))
        {
            list.SetValue(options, ReadList(ElementOf(list)!, $"{prefix}{list.Name}__", variables));
        }

        return options;
    }

    /// <summary>The type of the options in a list of options; null for any other property.</summary>
    private static Type? ElementOf(PropertyInfo property) =>
        property.PropertyType is { IsArray: true } type && type.GetElementType() is { IsClass: true } element && element != typeof(string) ? element : null;

    /// <summary>The options of a list, numbered from 0: <c>Model__Fallbacks__0__Name</c>.</summary>
    private static Array ReadList(Type element, string prefix, IDictionary variables)
    {
        var items = new List<object>();
        while (variables.Keys.OfType<string>().Any(name => name.StartsWith($"{prefix}{items.Count}__", StringComparison.OrdinalIgnoreCase)))
        {
            items.Add(Read(element, $"{prefix}{items.Count}__", variables));
        }

        var list = Array.CreateInstance(element, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            list.SetValue(items[i], i);
        }

        return list;
    }

    private static object Parse(string name, string value, Type type)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value)!;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new UsageException($"The environment variable {name} is '{value}', which is no {Describe(type)}.");
        }
    }

    private static string Describe(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(int) ? "whole number"
        : type == typeof(TimeSpan) ? "duration such as 00:00:30"
        : type == typeof(Uri) ? "address"
        : "number";
}

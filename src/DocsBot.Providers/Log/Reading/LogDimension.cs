namespace DocsBot.Providers.Log.Reading;

/// <summary>What interactions are counted by. The names in lower case are those in the log's table <c>interaction_days</c>.</summary>
public enum LogDimension
{
    /// <summary>The kind of question.</summary>
    Domain,

    /// <summary>The page it was asked on.</summary>
    Page,

    /// <summary>The version of the product that was asked about.</summary>
    Version,

    /// <summary>The question's language.</summary>
    Language,

    /// <summary>The prompt's version.</summary>
    Prompt,

    /// <summary>The model that wrote the answer.</summary>
    Model,

    /// <summary>The site that the widget is embedded in.</summary>
    Site,

    /// <summary>The arm of an experiment, as <c>shorter/how_to@v2</c>; interactions outside of experiments are left out.</summary>
    Arm,
}

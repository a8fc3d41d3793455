namespace DocsBot.Providers.Tests.Prompts.Compatibility;

/// <summary>The keys of a prompt file as Semantic Kernel describes them (PromptTemplateConfig); any other key is refused.</summary>
internal sealed class SemanticKernelPrompt
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string TemplateFormat { get; set; } = "semantic-kernel";

    public string? Template { get; set; }

    public List<InputVariable> InputVariables { get; set; } = [];

    public OutputVariableOf? OutputVariable { get; set; }

    public Dictionary<string, Dictionary<string, object>> ExecutionSettings { get; set; } = [];

    public bool AllowDangerouslySetContent { get; set; }

    public sealed class InputVariable
    {
        public string? Name { get; set; }

        public string? Description { get; set; }

        public string? Default { get; set; }

        public bool IsRequired { get; set; } = true;

        public string? JsonSchema { get; set; }

        public bool AllowDangerouslySetContent { get; set; }
    }

    public sealed class OutputVariableOf
    {
        public string? Description { get; set; }

        public string? JsonSchema { get; set; }
    }
}

namespace DocsBot.Lab.Generation;

/// <summary>The words of a product that does not exist: a service that builds and deploys software.</summary>
internal static class Vocabulary
{
    /// <summary>What the documentation never mentions.</summary>
    public static IReadOnlyList<string> Undocumented { get; } = ["SAML sign-on", "air-gapped install", "GPU runner", "cost report", "Terraform provider"];

    /// <summary>What the product has.</summary>
    public static IReadOnlyList<string> Things { get; } =
    [
        "access token", "API key", "webhook", "pipeline", "deployment", "environment", "secret", "runner", "build cache", "artifact", "container image", "registry",
        "cluster", "namespace", "service account", "role", "permission", "team", "project", "organization", "audit log", "backup", "snapshot", "volume", "database",
        "migration", "rollback", "release", "canary release", "feature flag", "health check", "readiness probe", "log stream", "metric", "alert", "dashboard",
        "trace", "rate limit", "quota", "load balancer", "ingress", "custom domain", "TLS certificate", "DNS record", "firewall rule", "private network",
        "VPN tunnel", "scheduled job", "queue", "worker", "retry policy", "timeout", "template", "variable", "config file", "command-line client", "plugin",
        "SDK", "mirror", "branch protection", "status page", .. Undocumented,
    ];

    /// <summary>Things of the reader's own account.</summary>
    public static IReadOnlyList<string> AccountThings { get; } = ["invoice", "seat", "plan", "payment method", "subscription", "tax id"];

    /// <summary>What is done to a thing: in English, German, French, Spanish and Japanese.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Verbs { get; } =
    [
        ["configure", "konfigurieren", "configurer", "configurar", "設定"],
        ["create", "anlegen", "créer", "crear", "作成"],
        ["delete", "löschen", "supprimer", "eliminar", "削除"],
        ["rotate", "erneuern", "renouveler", "rotar", "更新"],
        ["export", "exportieren", "exporter", "exportar", "エクスポート"],
        ["migrate", "migrieren", "migrer", "migrar", "移行"],
        ["share", "teilen", "partager", "compartir", "共有"],
        ["restrict", "einschränken", "restreindre", "restringir", "制限"],
        ["monitor", "überwachen", "surveiller", "supervisar", "監視"],
        ["rename", "umbenennen", "renommer", "renombrar", "名前変更"],
    ];

    /// <summary>What goes wrong with a thing.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Problems { get; } =
    [
        ["fails with a timeout", "bricht mit einem Timeout ab", "échoue avec un timeout", "falla con un timeout", "がタイムアウトする"],
        ["returns 403", "liefert 403", "renvoie 403", "devuelve 403", "が403を返す"],
        ["is stuck in pending", "bleibt auf pending", "reste en pending", "se queda en pending", "がpendingのまま"],
        ["keeps restarting", "startet ständig neu", "redémarre sans cesse", "se reinicia sin parar", "が再起動を繰り返す"],
        ["is rejected as invalid", "wird als ungültig abgelehnt", "est refusé comme invalide", "se rechaza por inválido", "が無効と拒否される"],
        ["disappeared after the upgrade", "ist nach dem Update weg", "a disparu après la mise à jour", "desapareció tras actualizar", "が更新後に消えた"],
    ];

    /// <summary>Facts of a thing.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Facts { get; } =
    [
        ["default value", "Standardwert", "valeur par défaut", "valor por defecto", "既定値"],
        ["maximum size", "Maximalgröße", "taille maximale", "tamaño máximo", "最大サイズ"],
        ["list of parameters", "Liste der Parameter", "liste des paramètres", "lista de parámetros", "パラメータ一覧"],
        ["response format", "Antwortformat", "format de réponse", "formato de respuesta", "応答形式"],
    ];

    /// <summary>Comments of readers who were not helped.</summary>
    public static IReadOnlyList<string> Complaints { get; } =
    [
        "That is not what I asked.", "The link leads to the wrong page.", "This is for the old version.", "Does not work for me.", "Too general, I need the exact command.",
        "It says nothing about permissions.", "Steps 2 and 3 are missing.", "Outdated screenshot and menu names.", "falsch", "no responde a mi pregunta",
    ];

    /// <summary>Comments of readers who were helped.</summary>
    public static IReadOnlyList<string> Praise { get; } = ["Thanks!", "Exactly what I needed.", "Worked on the first try.", "super", "merci", "Great, with the link to the section."];
}

"""What programs rely on in the default spec: names, values, types and defaults."""

from __future__ import annotations

AT = "test_framework.orchestration."


FEATURES = {
    "orchestrator": (
        {
            "test_orchestrator_agent": "TestOrchestratorAgent "
            "OrchestrationConfig=TestOrchestrationConfig ExecutionMode add_orchestrator_arguments "
            "execute_with_orchestrator"
        },
        {
            "timeout_seconds": 30,
            "retry_attempts": 3,
            "resource_limits": {"memory_gb": 1, "cpu_percent": 40, "disk_gb": 2},
            "background_eligible": False,
        },
    ),
    "master_orchestration": (
        {
            "master_orchestration_controller": "MasterOrchestrationController OrchestrationMode "
            "create_background_only_controller create_hybrid_controller create_legacy_controller",
            "progress_streaming_agent": "ProgressOutputMode",
        },
        {"timeout_seconds": 60, "retry_attempts": 2},
    ),
    "background_e2e": (
        {
            "background_e2e_agent": "BackgroundE2EAgent E2ETestCategory BackgroundTaskConfig "
            "add_background_e2e_arguments handle_background_e2e_commands"
        },
        {
            "timeout_seconds": 90,
            "retry_attempts": 1,
            "resource_limits": {"memory_gb": 4, "cpu_percent": 80, "disk_gb": 10},
            "background_eligible": True,
        },
    ),
}


def prefixed(prefix: str, names: str) -> str:
    return " ".join(f"{prefix}_{name}" for name in names.split())


ENUMS = {
    "BackgroundTaskStatus": "QUEUED STARTING RUNNING COMPLETED FAILED CANCELLED TIMEOUT",
    "E2ETestCategory": "CYPRESS E2E PERFORMANCE E2E_CRITICAL",
    "ExecutionStrategy": "SEQUENTIAL PARALLEL_UNLIMITED PARALLEL_LIMITED HYBRID_SMART",
    "ProgressOutputMode": "CONSOLE JSON WEBSOCKET LOG SILENT",
    "ProgressEventType": " ".join(
        (
            prefixed("LAYER", "STARTED COMPLETED FAILED SKIPPED PROGRESS"),
            prefixed("CATEGORY", "STARTED COMPLETED FAILED SKIPPED PROGRESS"),
            prefixed("TEST", "STARTED COMPLETED FAILED SKIPPED"),
            prefixed("BACKGROUND_TASK", "QUEUED STARTED PROGRESS COMPLETED FAILED"),
            prefixed("ORCHESTRATION", "STARTED COMPLETED FAILED"),
            "SERVICE_DEPENDENCY_CHECK RESOURCE_ALLOCATION ERROR WARNING INFO DEBUG",
        )
    ),
    "OrchestrationMode": "FAST_FEEDBACK NIGHTLY BACKGROUND HYBRID LEGACY CUSTOM",
    "ResourceStatus": "AVAILABLE ALLOCATED EXHAUSTED RESERVED ERROR MONITORING CLEANUP",
    "ServiceStatus": "HEALTHY UNHEALTHY STARTING STOPPING UNAVAILABLE DEGRADED MAINTENANCE UNKNOWN",
}


REPLACES = {
    "BackgroundTaskStatus": "background_e2e",
    "E2ETestCategory": "background_e2e",
    "BackgroundTaskConfig": "background_e2e",
    "BackgroundTaskResult": "background_e2e",
    "ExecutionStrategy": "layer_execution",
    "ProgressOutputMode": "progress_streaming",
    "ProgressEventType": "progress_streaming",
}


FIELDS = {
    "LayerExecutionResult": """
        layer_name: str
        execution_strategy: ExecutionStrategy
        start_time: datetime
        end_time: datetime | None = None
        success: bool = False
        categories_executed: set[str] = []
        categories_failed: set[str] = []
        categories_skipped: set[str] = []
        total_tests: int = 0
        passed_tests: int = 0
        failed_tests: int = 0
        skipped_tests: int = 0
        error_message: str | None = None
        resource_usage: dict[str, Any] = {}
        > duration: timedelta | None
        > success_rate: float
    """,
    "CategoryExecutionResult": """
        category_name: str
        layer_name: str
        start_time: datetime
        end_time: datetime | None = None
        success: bool = False
        exit_code: int | None = None
        tests_run: int = 0
        tests_passed: int = 0
        tests_failed: int = 0
        tests_skipped: int = 0
        coverage_percentage: float | None = None
        error_message: str | None = None
        stdout: str = ''
        stderr: str = ''
        > duration: timedelta | None
    """,
    "BackgroundTaskConfig": """
        category: E2ETestCategory
        environment: str = 'development'
        use_real_services: bool = True
        use_real_llm: bool = True
        timeout_minutes: int = 30
        max_retries: int = 2
        cpu_limit_percent: int | None = None
        memory_limit_gb: int | None = None
        priority: int = 1
        services_required: set[str] = ['postgres', 'redis', 'clickhouse', 'backend', 'frontend']
        additional_args: list[str] = []
        env_vars: dict[str, str] = {}
        resource_requirements: dict[str, Any] = {}
    """,
    "BackgroundTaskResult": """
        task_id: str
        category: E2ETestCategory
        status: BackgroundTaskStatus
        config: BackgroundTaskConfig
        exit_code: int | None = None
        stdout: str = ''
        stderr: str = ''
        duration_seconds: float = 0.0
        start_time: datetime | None = None
        end_time: datetime | None = None
        test_counts: dict[str, int] = {}
        error_message: str | None = None
        resource_usage: dict[str, Any] = {}
        retry_count: int = 0
        > success: bool
    """,
    "ProgressEvent": """
        event_type: ProgressEventType
        timestamp: datetime
        data: dict[str, Any] = {}
        layer_name: str | None = None
        category_name: str | None = None
        task_id: str | None = None
        message: str | None = None
        level: str = 'info'
    """,
    "LayerDefinition": """
        name: str
        layer_type: LayerType | None
        categories: set[str] at least 1 item
        execution_strategy: ExecutionStrategy = 'SEQUENTIAL'
        timeout_minutes: int = 30 from 1
        max_parallel_categories: int | None = None
        resource_requirements: dict[str, Any] = {}
        service_dependencies: set[str] = []
        environment_requirements: dict[str, str] = {}
        requires_real_services: bool = True
        requires_real_llm: bool = False
        can_run_in_parallel: bool = True
        is_background_eligible: bool = False
    """,
}


LAYERS = {
    "FAST_FEEDBACK": ("smoke startup unit", "PARALLEL_LIMITED", 5, 3, "", "nnyn"),
    "CORE_INTEGRATION": (
        "database api websocket security",
        "SEQUENTIAL",
        15,
        None,
        "postgres redis backend",
        "ynyn",
    ),
    "SERVICE_INTEGRATION": (
        "agent e2e_critical frontend integration",
        "HYBRID_SMART",
        25,
        2,
        "postgres redis backend frontend",
        "yynn",
    ),
    "E2E_BACKGROUND": (
        "cypress e2e performance",
        "SEQUENTIAL",
        90,
        None,
        "postgres redis clickhouse backend frontend",
        "yyny",
    ),
}

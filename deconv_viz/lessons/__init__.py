"""What the lessons with a stage show, each as one value, to and from the address."""
